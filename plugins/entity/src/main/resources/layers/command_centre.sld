<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>command_centre</Name>
    <UserStyle>
      <Title>指挥机构 / Command structure</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>district</Name>
          <Title>区 / District</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>tier</ogc:PropertyName><ogc:Literal>district</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>star</WellKnownName><Fill><CssParameter name="fill">#c1121f</CssParameter></Fill><Stroke><CssParameter name="stroke">#ffffff</CssParameter></Stroke></Mark><Size>16</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>town</Name>
          <Title>镇街 / Town</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>tier</ogc:PropertyName><ogc:Literal>town</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>triangle</WellKnownName><Fill><CssParameter name="fill">#e76f51</CssParameter></Fill><Stroke><CssParameter name="stroke">#ffffff</CssParameter></Stroke></Mark><Size>12</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>village</Name>
          <Title>村居 / Village</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>tier</ogc:PropertyName><ogc:Literal>village</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <MaxScaleDenominator>60000</MaxScaleDenominator>
          <PointSymbolizer><Graphic><Mark><WellKnownName>square</WellKnownName><Fill><CssParameter name="fill">#2a9d8f</CssParameter></Fill><Stroke><CssParameter name="stroke">#ffffff</CssParameter></Stroke></Mark><Size>7</Size></Graphic></PointSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
