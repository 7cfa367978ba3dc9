<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>village</Name>
    <UserStyle>
      <Title>村居 / Villages</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>village</Name>
          <Title>村居界 / Village boundary</Title>
          <MaxScaleDenominator>260000</MaxScaleDenominator>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#a58fb0</CssParameter><CssParameter name="stroke-width">0.9</CssParameter><CssParameter name="stroke-dasharray">5 2</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>name</Name>
          <Title></Title>
          <MinScaleDenominator>6000</MinScaleDenominator>
          <MaxScaleDenominator>90000</MaxScaleDenominator>
          <TextSymbolizer><Label><ogc:PropertyName>name</ogc:PropertyName></Label><Font><CssParameter name="font-family">WenQuanYi Micro Hei</CssParameter><CssParameter name="font-size">11.5</CssParameter><CssParameter name="font-weight">normal</CssParameter></Font><LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0.5</AnchorPointX><AnchorPointY>0.5</AnchorPointY></AnchorPoint></PointPlacement></LabelPlacement><Halo><Radius>1.6</Radius><Fill><CssParameter name="fill">#ffffff</CssParameter><CssParameter name="fill-opacity">0.85</CssParameter></Fill></Halo><Fill><CssParameter name="fill">#5b4d6b</CssParameter></Fill><Priority>500</Priority><VendorOption name="spaceAround">3</VendorOption><VendorOption name="autoWrap">90</VendorOption></TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
