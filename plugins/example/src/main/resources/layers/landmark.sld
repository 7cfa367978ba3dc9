<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>landmark</Name>
    <UserStyle>
      <Title>地标 / Landmarks</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>landmark</Name>
          <Title>地标 / Landmark</Title>
          <PointSymbolizer><Graphic><Mark><WellKnownName>star</WellKnownName><Fill><CssParameter name="fill">#d4a017</CssParameter></Fill><Stroke><CssParameter name="stroke">#5c4300</CssParameter><CssParameter name="stroke-width">0.8</CssParameter></Stroke></Mark><Size>16</Size></Graphic></PointSymbolizer>
          <TextSymbolizer><Label><ogc:PropertyName>name</ogc:PropertyName></Label><Font><CssParameter name="font-family">WenQuanYi Micro Hei</CssParameter><CssParameter name="font-size">12</CssParameter><CssParameter name="font-weight">normal</CssParameter></Font><LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0.5</AnchorPointX><AnchorPointY>0</AnchorPointY></AnchorPoint><Displacement><DisplacementX>0</DisplacementX><DisplacementY>10</DisplacementY></Displacement></PointPlacement></LabelPlacement><Halo><Radius>1.6</Radius><Fill><CssParameter name="fill">#ffffff</CssParameter><CssParameter name="fill-opacity">0.85</CssParameter></Fill></Halo><Fill><CssParameter name="fill">#5c4300</CssParameter></Fill><Priority>950</Priority><VendorOption name="spaceAround">3</VendorOption></TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
